"""The report after an attempt: its contents gathered once, then written as Markdown, HTML and PDF."""
