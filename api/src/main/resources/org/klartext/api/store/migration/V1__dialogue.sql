-- The same statements for SQLite and PostgreSQL. Times are milliseconds since 1970, yes is 1.

-- Who is responsible for a question: a row from its arrival; from its release, where it is taken for
-- spam. There is no row without an owner and a due time.
create table assignment (
  question text not null primary key,
  owner text not null check (owner <> ''),
  due bigint not null,
  since bigint not null,
  status text not null check (status in ('open', 'asked-back', 'answered', 'closed')),
  accepted text,
  reopened bigint,
  handed_over bigint not null,
  faq text,
  duplicate_of text,
  claimant text,
  claimed_until bigint,
  escalation bigint,
  version bigint not null,
  check ((claimant is null) = (claimed_until is null))
);
create index assignment_owner on assignment (status, owner);
create index assignment_due on assignment (status, due, question);
create index assignment_escalation on assignment (escalation) where escalation is not null;

create table contribution (
  id text not null primary key,
  number text not null unique,
  kind text not null,
  page text not null,
  path text not null,
  slug text not null,
  topic text,
  lang text not null,
  reply_to text,
  name text not null,
  email text,
  website text,
  expert text, -- slug of the profile, for what experts write
  assigned text references assignment (question), -- its own id: somebody is responsible
  state text not null,
  revision bigint not null,
  published bigint not null,
  waiting bigint not null, -- 2 for a decision; 1 the same, overdue; 3 the same, taken for spam
  outcome text not null,
  rule text not null,
  rule_reason text not null,
  arrived bigint not null,
  quarantined bigint not null, -- 1: was taken for spam when it arrived
  published_at bigint,
  edited_at bigint,
  removal_reason text,
  duplicate_of text,
  removed_at bigint,
  word text not null,
  generation bigint not null,
  version bigint not null,
  sender text,
  fingerprint text not null,
  reports bigint not null,
  check (kind <> 'question' or state not in ('held', 'published') or assigned is not null)
);
create index contribution_queue on contribution (waiting, arrived, id);
create index contribution_reported on contribution (arrived, id) where reports > 0;
create index contribution_page on contribution (page);
create index contribution_fingerprint on contribution (fingerprint, arrived);

create table revision (
  contribution text not null references contribution (id),
  number bigint not null,
  title text not null,
  body text not null,
  at bigint not null,
  actor text not null,
  actor_detail text not null,
  substance text, -- of an answer: what it is worth
  primary key (contribution, number)
);

-- Only ever added to: what was done, by whom, when and why.
create table decision (
  id text not null,
  contribution text not null references contribution (id),
  revision bigint not null,
  action text not null,
  reason text,
  about text,
  actor text not null,
  actor_detail text not null,
  at bigint not null,
  primary key (contribution, id)
);
create index decision_at on decision (at, id);

-- What a decision can be undone to, until its time is over.
create table undo (
  contribution text not null primary key references contribution (id),
  decision text not null,
  state text not null,
  revision bigint not null,
  published bigint not null,
  waiting bigint not null,
  published_at bigint,
  edited_at bigint,
  removal_reason text,
  duplicate_of text,
  removed_at bigint,
  word text not null,
  version bigint not null,
  until bigint not null
);

create table idempotency (
  idempotency_key text not null primary key,
  fingerprint text not null,
  contribution text not null,
  at bigint not null
);

create table report (
  id text not null primary key,
  number text not null unique,
  target text not null,
  page text not null,
  is_page bigint not null,
  reason text not null,
  body text not null,
  email text,
  at bigint not null,
  generation bigint not null,
  closed_at bigint,
  outcome text,
  sender text
);
create index report_target on report (target, closed_at);
create index report_open on report (closed_at, at, id);

-- One change of one path of the tree. bytes and digest are null where the file is to be absent.
create table publication (
  id text not null primary key,
  contribution text,
  path text not null,
  position bigint not null,
  content bytea,
  digest text,
  expected text,
  forced bigint not null,
  settled bigint not null,
  commit_id text, -- that brought it into Git
  at bigint not null,
  unique (path, position)
);
create index publication_open on publication (settled, path, position);
create index publication_contribution on publication (contribution);
create index publication_commit on publication (id) where commit_id is not null;

create table node (
  id text not null primary key,
  seen bigint not null
);

create table applied (
  node text not null,
  publication text not null,
  outcome text not null,
  at bigint not null,
  primary key (node, publication)
);

-- The file is neither what it was nor what it should become.
create table conflict (
  node text not null,
  publication text not null,
  found bytea,
  found_digest text,
  at bigint not null,
  primary key (node, publication)
);

-- What only one node may do at a time.
create table lease (
  name text not null primary key,
  node text not null,
  until bigint not null
);

create table account (
  name text not null primary key,
  role text not null,
  expert text, -- slug of the profile
  password text not null,
  enabled bigint not null,
  created bigint not null
);

create table session (
  hash text not null primary key,
  account text not null references account (name),
  created bigint not null,
  until bigint not null
);
create index session_until on session (until);

create table token (
  id text not null primary key,
  account text not null references account (name),
  label text not null,
  hash text not null unique,
  scopes text not null,
  created bigint not null,
  until bigint,
  revoked bigint
);

-- The link that makes the first account; there is one at most.
create table setup (
  id text not null primary key,
  hash text not null,
  until bigint not null
);

-- What happened around accounts, tokens and settings; only ever added to.
create table audit (
  id text not null primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null
);
