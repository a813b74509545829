package dev.imatool.fleet.ingest;

import dev.imatool.examine.evidence.EntryStates;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceExamination;
import dev.imatool.examine.evidence.EvidenceQuestion;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.FoundEvidence;
import dev.imatool.examine.evidence.Vouched;
import dev.imatool.examine.evidence.lists.EvidenceCopy;
import dev.imatool.examine.input.EvidenceFiles;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.timeline.CollectionLog;
import dev.imatool.fleet.collected.CollectedHost;
import dev.imatool.fleet.table.FindingRow;
import dev.imatool.fleet.table.HostSink;
import dev.imatool.fleet.table.ListRow;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Turns the evidence of a host into rows. May be used by several threads, each for its own hosts. */
public final class HostReader {
    private static final String UNREADABLE = "unreadable";
    private static final String COLLECTED = "as collected";

    private static final Counted NOTHING = new Counted(0, 0, 0);

    private final HostSettings settings;
    private final HostFiles keys;
    private final HostFiles nonces;
    private final KnownLists known;
    private final FindingText words;

    /**
     * @param known the evidence and lists that the fleet has
     * @throws IOException if a folder of keys or nonces cannot be read
     */
    public HostReader(HostSettings settings, KnownLists known, FindingText words) throws IOException {
        this.settings = settings;
        this.keys = new HostFiles(settings.attestationKeys());
        this.nonces = new HostFiles(settings.nonces());
        this.known = known;
        this.words = words;
    }

    /**
     * Reads the evidence of one host, and hands its rows to {@code sink}.
     *
     * @return how many lists were new, and how many the fleet had
     * @throws IOException if the evidence cannot be read, or the rows cannot be written
     */
    public Counted read(CollectedHost collected, HostSink sink) throws IOException {
        try (InputArguments inputs = new InputArguments(InputStream.nullInputStream(), List.of(), false)) {
            String evidence = FileNames.name(collected.evidence());
            OneHost host = new OneHost(collected, inputs, sink);
            long same = host.asCollected().map(known::listsOf).orElse(0L);
            if (same > 0) {
                return new Counted(0, same, 0);
            }
            FoundEvidence found = FoundEvidence.in(List.of(evidence), new EvidenceFiles(inputs));
            List<Part> lists = found.evidence().of(PartKind.MEASUREMENT_LIST);
            for (Part list : lists) {
                host.hash(list);
            }
            Set<String> hosts = host.hosts(lists);
            String fingerprint = host.fingerprint(found.evidence(), hosts, lists.isEmpty());
            long had = known.listsOf(fingerprint);
            if (had > 0) {
                return new Counted(0, had, 0);
            }
            return known.claim(fingerprint)
                    ? host.examine(found, hosts, fingerprint)
                    : new Counted(0, Math.max(1, lists.size()), 0);
        }
    }

    /**
     * Hands on, as rows, that the evidence of a host could not be read.
     *
     * @return one damaged list, or one that the fleet had where it has that row
     * @throws IOException if the rows cannot be written
     */
    public Counted unread(CollectedHost collected, String reason, HostSink sink) throws IOException {
        try (InputArguments inputs = new InputArguments(InputStream.nullInputStream(), List.of(), false)) {
            OneHost host = new OneHost(collected, inputs, sink);
            String name = host.claims.name("");
            String day =
                    settings.day().isPresent() || Files.exists(collected.evidence()) ? host.claims.day() : "1970-01-01";
            String fingerprint =
                    new EvidenceFingerprint().and(UNREADABLE).and(name).and(day).hex();
            if (!known.claim(fingerprint)) {
                return new Counted(0, 1, 0);
            }
            ListRow.Key key = ListFacts.nothing(name, fingerprint);
            sink.list(
                    ListFacts.nothing(key, day, collected.evidence()),
                    List.of(new FindingRow(
                            key,
                            FindingRow.DAMAGE,
                            UNREADABLE,
                            1,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            reason)));
            return new Counted(1, 0, 1);
        }
    }

    /**
     * How many lists.
     *
     * @param added new ones
     * @param had those that the fleet had
     * @param damaged new ones that are damaged, cut short or could not be read
     */
    public record Counted(long added, long had, long damaged) {
        /** Both together. */
        public Counted plus(Counted other) {
            return new Counted(added + other.added, had + other.had, damaged + other.damaged);
        }
    }

    /** What is stored of a list, from which entry on. */
    private record Stored(String boot, long from, long entries, long quoted) {}

    /** The evidence of one host. */
    private final class OneHost {
        private final CollectedHost collected;
        private final HostClaims claims;
        private final InputArguments inputs;
        private final HostSink sink;
        private final Map<String, ListHashes> byName = new HashMap<>();
        private final Map<String, ListHashes> byPath = new HashMap<>();
        private final Set<String> rows = new HashSet<>();
        private Optional<CollectedFiles> files = Optional.empty();
        private Optional<String> asCollected = Optional.empty();

        /** What says when it was collected, by the folder that each is in. */
        private Map<String, CollectionLog> logs = Map.of();

        OneHost(CollectedHost collected, InputArguments inputs, HostSink sink) {
            this.collected = collected;
            this.claims = new HostClaims(collected, settings);
            this.inputs = inputs;
            this.sink = sink;
        }

        /** Names the folder by all that is in it, and what the user gave for its host; empty where only the examination can tell. */
        Optional<String> asCollected() throws IOException {
            if (collected.name().isEmpty() || !Files.isDirectory(collected.evidence())) {
                return Optional.empty();
            }
            files = CollectedFiles.in(collected.evidence());
            if (files.isEmpty()) {
                return Optional.empty();
            }
            EvidenceFingerprint fingerprint = new EvidenceFingerprint().and(COLLECTED);
            given(fingerprint, claims.name(""));
            files.get().addTo(fingerprint);
            asCollected = Optional.of(fingerprint.hex());
            return asCollected;
        }

        void hash(Part list) throws IOException {
            long bytes = list.bytes() < 0 ? Long.MAX_VALUE : list.bytes();
            List<KnownLists.Earlier> shorter = known.shorterThan(claims.name(list.path()), bytes);
            Optional<String> sha256 = shorter.isEmpty() && bytes != Long.MAX_VALUE
                    ? files.flatMap(all -> all.sha256(list.source().name()))
                    : Optional.empty();
            ListHashes hashes = sha256.isPresent()
                    ? new ListHashes(sha256.get(), bytes, Optional.empty())
                    : ListHashes.of(list.source(), shorter);
            byName.put(list.source().name(), hashes);
            byPath.put(list.path(), hashes);
        }

        /** The hosts of the lists; where there is none, that of the evidence. */
        Set<String> hosts(List<Part> lists) throws IOException {
            Set<String> hosts = new TreeSet<>();
            for (Part list : lists) {
                hosts.add(claims.name(list.path()));
            }
            return hosts.isEmpty() ? Set.of(claims.name("")) : hosts;
        }

        String fingerprint(Evidence found, Set<String> hosts, boolean withoutList) throws IOException {
            EvidenceFingerprint fingerprint = new EvidenceFingerprint();
            for (String host : hosts) {
                given(fingerprint, host);
            }
            // that a host sends no list is news each day
            return fingerprint
                    .of(found, byPath)
                    .and(withoutList ? claims.day() : "")
                    .hex();
        }

        private void given(EvidenceFingerprint fingerprint, String host) throws IOException {
            fingerprint.and(host);
            for (String key : keys.of(host)) {
                fingerprint.file("key", key);
            }
            for (String nonce : nonces.of(host)) {
                fingerprint.file("nonce", nonce);
            }
        }

        /**
         * Examines it. Where an archive holds several hosts, the keys and the nonce of one say nothing of the others: it is examined
         * once for each host that has any, and once for all that have none.
         */
        Counted examine(FoundEvidence found, Set<String> hosts, String fingerprint) throws IOException {
            if (hosts.size() < 2) {
                return examine(found, hosts.iterator().next(), fingerprint, any -> true, true);
            }
            Set<String> own = new TreeSet<>(hosts);
            own.removeIf(host -> keys.of(host).isEmpty() && nonces.of(host).isEmpty());
            Counted all = NOTHING;
            for (String host : own) {
                all = all.plus(examine(found, host, fingerprint, host::equals, all.equals(NOTHING)));
            }
            return own.size() == hosts.size()
                    ? all
                    : all.plus(examine(found, "", fingerprint, any -> !own.contains(any), all.equals(NOTHING)));
        }

        private Counted examine(
                FoundEvidence found, String host, String fingerprint, Predicate<String> wanted, boolean first)
                throws IOException {
            List<String> nonce = nonces.of(host);
            EvidenceQuestion question = new EvidenceQuestion(
                            FileNames.name(collected.evidence()),
                            nonce.isEmpty() ? Optional.empty() : Optional.of(nonce.get(0)),
                            keys.of(host),
                            false,
                            List.of(),
                            GivenSources.NONE,
                            GivenStarts.NONE)
                    .orList();
            ListPass pass = new ListPass(inputs);
            EvidenceReport report = new EvidenceExamination(pass).examine(question, found);
            FindingRows findings = new FindingRows(report, words);
            logs = CollectionLog.of(List.of(question.evidence()), found.evidence());
            if (report.cases().isEmpty()) {
                return nothing(host, findings, fingerprint);
            }
            Counted all = NOTHING;
            for (EvidenceCase list : report.cases()) {
                if (wanted.test(claims.name(claims.member(list.list().name())))) {
                    all = all.plus(list(list, pass, findings, fingerprint, first && all.equals(NOTHING)));
                }
            }
            return all;
        }

        private Counted list(EvidenceCase list, ListPass pass, FindingRows findings, String fingerprint, boolean first)
                throws IOException {
            InputSource source = inputs.repeatedly(list.list().name());
            String host = claims.name(claims.member(source.name()));
            ListHashes known = byName.get(source.name());
            ListHashes hashes = known == null ? ListHashes.of(source, List.of()) : known;
            Stored stored = stored(list, source, pass, host, hashes);
            // a copy in another folder of the same evidence, with other files beside it
            String examination = rows.add(host + "\0" + hashes.sha256())
                    ? fingerprint
                    : new EvidenceFingerprint()
                            .and(fingerprint)
                            .and(claims.member(source.name()))
                            .hex();
            ListRow.Key key = new ListRow.Key(host, hashes.sha256(), stored.boot(), examination);
            List<String> copies = list.copies().stream()
                    .map(EvidenceCopy::input)
                    .map(byPath::get)
                    .filter(copy -> copy != null)
                    .map(ListHashes::sha256)
                    .filter(copy -> !copy.equals(hashes.sha256()))
                    .distinct()
                    .toList();
            List<FindingRow> wrong = findings.of(list, key, first);
            sink.list(
                    new ListRow(
                            key,
                            claims.day(source),
                            ListFacts.read(
                                    list.list(), collection(claims.member(source.name())), hashes.bytes(), copies),
                            ListFacts.proof(list),
                            stored.from(),
                            stored.entries(),
                            stored.quoted(),
                            wrong.stream()
                                    .filter(row -> row.source().equals(FindingRow.FINDING))
                                    .mapToLong(FindingRow::count)
                                    .sum()),
                    wrong);
            boolean whole = list.list().completeness() == Completeness.COMPLETE
                    && list.list().entries() > 0;
            return new Counted(1, 0, whole ? 0 : 1);
        }

        /** What is claimed of the collection of a list. */
        private ListFacts.Collection collection(String member) {
            return new ListFacts.Collection(
                    asCollected,
                    CollectionLog.of(member, logs)
                            .flatMap(log -> log.time().notBefore())
                            .map(Instant::toString));
        }

        /** Stores the entries that the fleet does not have. */
        private Stored stored(EvidenceCase list, InputSource source, ListPass pass, String host, ListHashes hashes)
                throws IOException {
            Optional<String> had = claim(host, hashes.sha256());
            if (had.isPresent()) {
                return new Stored(had.get(), list.list().entries() + 1, 0, 0);
            }
            String boot = hashes.begins().map(KnownLists.Earlier::boot).orElse(hashes.sha256());
            long from = hashes.begins().map(KnownLists.Earlier::entries).orElse(0L) + 1;
            EntryStates states = new EntryStates(list);
            long[] counts = new long[2];
            boolean whole = false;
            try {
                pass.onOneCore(source, (digests, check) -> {
                    if (digests.entry().number() >= from) {
                        Vouched vouched = states.vouched(digests.entry(), check);
                        counts[0]++;
                        counts[1] += vouched == Vouched.QUOTE ? 1 : 0;
                        sink.entry(digests.entry(), check, vouched);
                    }
                });
                whole = true;
                known.stored(host, hashes.sha256(), boot);
            } finally {
                if (!whole) {
                    sink.drop();
                    known.giveUp(host, hashes.sha256());
                }
            }
            return new Stored(boot, from, counts[0], counts[1]);
        }

        private Optional<String> claim(String host, String sha256) throws IOException {
            try {
                return known.claim(host, sha256);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
            }
        }

        private Counted nothing(String host, FindingRows findings, String fingerprint) throws IOException {
            ListRow.Key key = ListFacts.nothing(host, fingerprint);
            sink.list(ListFacts.nothing(key, claims.day(), collected.evidence()), findings.ofNothing(key));
            return new Counted(1, 0, 1);
        }
    }
}
