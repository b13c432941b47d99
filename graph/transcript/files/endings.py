"""How the names of files end that may be offered for import; what a file is, its bytes decide."""

ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt", ".pdf")
# a folder may hold these: they are met with a refusal that says what to do, not passed over
LEGACY = (".doc", ".docm", ".dotx", ".rtf", ".wps")
