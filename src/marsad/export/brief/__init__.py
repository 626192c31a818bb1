"""A briefing over a period or a question: gathered once from the views, then written as Markdown, HTML or PDF."""
