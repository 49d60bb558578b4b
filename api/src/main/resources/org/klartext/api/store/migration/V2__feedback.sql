-- What readers miss, as numbers of a day; nothing of a person. Days are counted since 1970, in UTC.

create table vote (
  page text not null,
  day bigint not null,
  helpful bigint not null,
  unhelpful bigint not null,
  primary key (page, day)
);
create index vote_day on vote (day);

create table vain_search (
  day bigint not null,
  lang text not null,
  words text not null, -- as more than one visitor typed them; empty: those of all others
  searches bigint not null,
  primary key (day, lang, words)
);
