"""Questions of theories: criteria, predictions, suppositions, and what bears on a coding."""
