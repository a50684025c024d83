"""What exported source carries along: each function and number that it uses is copied
into it as it stands here.

So these modules need what their target needs and nothing of symit, and their lines are
at most 88 characters long, as
formatters have it by default.
"""
