-- Contents under a path that at least so many hosts have measured, each in an entry that a quote or a PCR value vouches for.
select path, digest_algorithm, digest, count(distinct host) as hosts
from entries
where template_digest_check = 'matches' and vouched in ('quote', 'pcr') and digest is not null and path_bytes is null
    and namespace is null and path like '/%'
group by path, digest_algorithm, digest
having count(distinct host) >= cast(? as bigint)
order by path, digest_algorithm, digest
