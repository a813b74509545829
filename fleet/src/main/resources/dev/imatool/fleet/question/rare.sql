-- Contents that at most so many hosts have measured. Violations and entries that contradict themselves name no content.
-- Bits for the hosts, several for one bit, are cheap to count and never more than there are hosts: only few contents have to be counted well.
with asked as (select cast(? as bigint) as at_most),
numbered as (
    select host, n, cast(power(2, n % 62) as bigint) as bit
    from (select host, row_number() over (order by host) - 1 as n from (select distinct host from lists) as named) as ordered
),
few as (
    select entries.digest_algorithm, entries.digest,
        row_number() over (order by entries.digest_algorithm, entries.digest) as content
    from entries join numbered on numbered.host = entries.host
    where entries.template_digest_check = 'matches' and entries.digest is not null
    group by entries.digest_algorithm, entries.digest
    having bit_count(bit_or(numbered.bit)) <= (select at_most from asked)
),
found as (
    select few.content, numbered.n, entries.path, min(entries.day) as day
    from entries
        join few on few.digest_algorithm = entries.digest_algorithm and few.digest = entries.digest
        join numbered on numbered.host = entries.host
    where entries.template_digest_check = 'matches'
    group by few.content, numbered.n, entries.path
),
on_hosts as (
    select content, count(*) as hosts, min(path) as path, min(day) as first_seen, min(n) as n
    from (select content, n, min(path) as path, min(day) as day from found group by content, n) as each_host
    group by content
    having count(*) <= (select at_most from asked)
),
at_paths as (
    select content, count(*) as paths
    from (select distinct content, path from found) as each_path
    group by content
)
select few.digest_algorithm, few.digest, on_hosts.hosts, on_hosts.path, at_paths.paths, on_hosts.first_seen, numbered.host
from on_hosts
    join few on few.content = on_hosts.content
    join at_paths on at_paths.content = on_hosts.content
    join numbered on numbered.n = on_hosts.n
order by on_hosts.hosts, on_hosts.path, few.digest, few.digest_algorithm
