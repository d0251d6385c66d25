"""Rules for decisions made or prepared by scores: fraud, churn, credit, forecasts."""
