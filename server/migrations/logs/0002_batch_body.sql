-- What the batch held, as a digest; null in rows made before this: they count as equal to whatever comes under their token.
ALTER TABLE idempotency ADD COLUMN body TEXT;
