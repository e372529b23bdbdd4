-- How the file of a feed lies where it was read, while it could not be moved from there.
alter table feed add column unmoved varchar(200);
create index feed_unmoved on feed (unmoved);
