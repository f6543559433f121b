-- The native tables of the folder :folder, and our own trees of services and groups in :standard.
create table organisations as from read_csv(:folder || '/organisations.csv', header = true, all_varchar = true);
create table programmes as from read_csv(:folder || '/programmes.csv', header = true, all_varchar = true);
create table locations as from read_csv(:folder || '/locations.csv', header = true, all_varchar = true);
create table deliveries as from read_csv(:folder || '/deliveries.csv', header = true, types = {
  'start': 'DATE', 'end': 'DATE', 'reported': 'VARCHAR', 'capacity': 'BIGINT', 'reach': 'BIGINT', 'per': 'VARCHAR',
  'status': 'VARCHAR', 'stage': 'VARCHAR', 'programme': 'VARCHAR', 'group': 'VARCHAR'});
create table funding as from read_csv(:folder || '/funding.csv', header = true);
create table participations as from read_csv(:folder || '/participations.csv', header = true);
create table needs as from read_csv(:folder || '/needs.csv', header = true,
  types = {'people': 'BIGINT', 'severity': 'BIGINT', 'start': 'DATE', 'end': 'DATE'});
create table scopes as from read_csv(:folder || '/scopes.csv', header = true,
  types = {'start': 'DATE', 'end': 'DATE'});
create table referrals as from read_csv(:folder || '/referrals.csv', header = true);
create table memberships as from read_csv(:folder || '/memberships.csv', header = true);
create table services as from read_csv(:standard || '/services.csv', header = true);
create table groups as from read_csv(:standard || '/groups.csv', header = true);
