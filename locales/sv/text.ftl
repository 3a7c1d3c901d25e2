# Ord som står runt andra meddelanden.

text-severity-error = fel
text-severity-warning = varning
text-severity-info = upplysning
text-help = hjälp
