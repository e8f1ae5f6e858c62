"""Reports about a class: `figures` gathers what grading left, `page` lays it out, `similarity` compares answers.

Each report is one HTML file that opens offline and runs no script.
"""
