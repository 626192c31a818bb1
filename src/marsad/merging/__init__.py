"""Many records into one observatory: each finding a pure function of records and stored judgements, in any order."""
