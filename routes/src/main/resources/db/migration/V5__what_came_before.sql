-- Tells a row from another one at the same place: a topic that is made anew has old offsets again.
alter table feed_row add column content_id varchar(64);

-- The ticket that asked, so that a second one asks anew and the first tried again does not.
alter table verification add column opened_by varchar(64);

-- The ticket whose answer was passed on to Okta, so that it is known when Okta's word on it was lost.
alter table verification add column answered_by varchar(64);
