"""What is measured of members: each measure, and what information and maximum entropy need beside its closed form."""
