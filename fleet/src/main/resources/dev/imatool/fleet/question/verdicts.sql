-- Lists that contradict themselves or what was collected with them, and lists that are damaged. That nobody signed is not said here.
select
    findings.day,
    findings.host,
    findings.kind,
    cast(sum(findings.count) as bigint) as count,
    min(findings.entry) as entry,
    min(findings.message) as message,
    findings.list_sha256,
    min(lists.verdict) as verdict
from findings join lists
    on lists.host = findings.host and lists.list_sha256 = findings.list_sha256
        and lists.evidence_sha256 = findings.evidence_sha256 and lists.day = findings.day
where findings.source in ('finding', 'damage')
group by findings.day, findings.host, findings.kind, findings.list_sha256, findings.evidence_sha256
order by findings.day, findings.host, entry nulls last, findings.kind, findings.list_sha256, findings.evidence_sha256
