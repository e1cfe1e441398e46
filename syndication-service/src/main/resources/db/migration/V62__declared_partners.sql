-- Whether the file of NEWSWIRE_PARTNERS_FILE has it: then the file says what it is.
ALTER TABLE partner ADD COLUMN declared boolean NOT NULL DEFAULT false;
ALTER TABLE endpoint ADD COLUMN declared boolean NOT NULL DEFAULT false;
