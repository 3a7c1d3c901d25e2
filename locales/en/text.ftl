# Words that stand around other messages.

text-severity-error = error
text-severity-warning = warning
text-severity-info = note
text-help = help
