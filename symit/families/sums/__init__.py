"""The sums that closed forms of counts rest on, each with its proof.  None knows a family."""
