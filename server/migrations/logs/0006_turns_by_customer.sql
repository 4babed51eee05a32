-- A customer's turns are listed, and taken out of the log when they ask for it.
CREATE INDEX turns_by_customer ON turns (kb_id, customer, at DESC, seq DESC) WHERE customer IS NOT NULL;
