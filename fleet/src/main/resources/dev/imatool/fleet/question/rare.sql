-- Contents that at most so many hosts have measured. Violations and entries that contradict themselves name no content.
-- Bits for the hosts, several for one bit: cheap to count, and never more than there are hosts, so that few contents have to be counted well.
with asked as (select cast(? as bigint) as at_most),
few as (
    select digest_algorithm, digest
    from entries
    where template_digest_check = 'matches' and digest is not null
    group by digest_algorithm, digest
    having bit_count(bit_or(cast(power(2, abs(hash(host) % 62)) as bigint))) <= (select at_most from asked)
)
select
    entries.digest_algorithm,
    entries.digest,
    count(distinct host) as hosts,
    min(path) as path,
    count(distinct path) as paths,
    min(day) as first_seen,
    min(host) as host
from entries join few on few.digest_algorithm = entries.digest_algorithm and few.digest = entries.digest
where template_digest_check = 'matches'
group by entries.digest_algorithm, entries.digest
having count(distinct host) <= (select at_most from asked)
order by hosts, path, digest
