-- +goose Up
create table products (
  tenant         text not null,
  id             text not null check (id <> ''),
  assignment_id  text not null,
  deliverable_id text, -- the expected product it answers
  kind           text not null check (kind <> ''),
  issuer         text not null,
  number         text not null,
  issued_on      text check (length(issued_on) = 10),
  signer         text not null,
  abstract       text not null,
  by_user        text not null,
  by_name        text not null,
  at             bigint not null,
  version        bigint not null,
  primary key (tenant, id),
  foreign key (tenant, assignment_id) references assignments (tenant, id),
  foreign key (tenant, deliverable_id) references deliverables (tenant, id)
);

create index products_assignment on products (tenant, assignment_id, at, id);

create table product_stages (
  tenant     text not null,
  ordinal    bigint not null,
  product_id text not null,
  step       text not null check (step in ('researched', 'drafted', 'presented', 'issued', 'implemented')),
  on_day     text not null check (length(on_day) = 10),
  act_number text not null,
  authority  text not null,
  reason     text not null,
  by_user    text not null,
  by_name    text not null,
  at         bigint not null,
  primary key (tenant, product_id, ordinal),
  foreign key (tenant, product_id) references products (tenant, id),
  check (step <> 'issued' or act_number <> '' and authority <> '')
);

create table product_files (
  tenant     text not null,
  product_id text not null,
  no         bigint not null check (no >= 1),
  version    bigint not null check (version >= 1),
  name       text not null,
  format     text not null,
  digest     text not null check (length(digest) = 64),
  size       bigint not null check (size > 0),
  pages      bigint not null check (pages >= 0), -- of a PDF
  text_read  smallint not null check (text_read in (0, 1)),
  signatures text not null, -- JSON list
  vouched    smallint not null check (vouched in (0, 1)),
  by_user    text not null,
  by_name    text not null,
  at         bigint not null,
  primary key (tenant, product_id, no, version),
  foreign key (tenant, product_id) references products (tenant, id)
);
