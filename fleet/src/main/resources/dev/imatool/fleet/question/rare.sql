-- Contents that at most so many hosts have measured. Violations and entries that contradict themselves name no content.
select
    digest_algorithm,
    digest,
    count(distinct host) as hosts,
    min(path) as path,
    count(distinct path) as paths,
    min(day) as first_seen,
    min(host) as host
from entries
where template_digest_check = 'matches' and digest is not null
group by digest_algorithm, digest
having count(distinct host) <= cast(? as bigint)
order by hosts, path, digest
