"""What lies upon a board without being part of it: estimates, and the evidence of a finding."""
