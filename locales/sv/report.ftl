# report

## Words that the writers of PDF and Word add

report-contents = Innehåll
report-page-of = Sida { $page } av { $pages }
report-snapshot = Underlagets kontrollsumma (SHA-256)
report-suppressed-shown = ..
report-suppressed-meaning = uppgiften visas inte, för att skydda enskilda
report-annex = Bilaga: Uppgifternas ursprung
report-annex-lead = Varje beräknat tal i rapporten har en rad här. Talen i löptexten är länkar till sin rad.
report-annex-number = Nr
report-annex-indicator = Mått
report-annex-version = Version
report-annex-unit = Enhet
report-annex-period = Period
report-annex-value = Värde
report-annex-status = Status
report-annex-source = Källa
