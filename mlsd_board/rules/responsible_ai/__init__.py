"""Rules about people: their data, fairness, reasons, recourse and safety."""
