package dev.imatool.fleet.question;

import dev.imatool.examine.report.FindingKind;
import dev.imatool.fleet.engine.FleetReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The queries that come with imatool. Each is a file of SQL that runs on every engine; its columns are those of its rows. */
public enum NamedQuery {
    /** Hosts that have measured a digest. */
    WHO_HAS_DIGEST(Columns.WHO_HAS),
    /** Hosts that have measured a path. */
    WHO_HAS_PATH(Columns.WHO_HAS),
    /** Hosts that have measured bad contents. */
    BAD(Columns.WHO_HAS, FindingKind.KNOWN_BAD),
    /** The first sight of a digest. */
    FIRST_SEEN_DIGEST(Columns.FIRST_SEEN),
    /** The first sight of a path. */
    FIRST_SEEN_PATH(Columns.FIRST_SEEN),
    /** Contents on few hosts. */
    RARE(Columns.RARE),
    /** Contents on few hosts of a group. */
    RARE_IN_GROUP(Columns.RARE),
    /** What is new since a day. */
    NEW(Columns.NEW, FindingKind.FLEET_NEW),
    /** What changed since a day. */
    DRIFT_FROM_DAY(Columns.DRIFT, FindingKind.FLEET_DRIFT),
    /** What is otherwise than in a group. */
    DRIFT_FROM_GROUP(Columns.DRIFT, FindingKind.FLEET_DRIFT),
    /** Lists that something is wrong with. */
    VERDICTS(Columns.VERDICTS, FindingKind.FLEET_LIST_WRONG),
    /** Contents on many hosts. */
    LEARN(Columns.LEARN);

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<AnswerColumn> columns;

    private final Optional<FindingKind> finding;

    NamedQuery(List<AnswerColumn> columns) {
        this.columns = columns;
        this.finding = Optional.empty();
    }

    NamedQuery(List<AnswerColumn> columns, FindingKind finding) {
        this.columns = columns;
        this.finding = Optional.of(finding);
    }

    /** What its rows consist of. */
    public List<AnswerColumn> columns() {
        return columns;
    }

    /** The same, as an engine takes it. */
    List<FleetReader.KnownColumn> known() {
        return columns.stream()
                .map(column ->
                        new FleetReader.KnownColumn(column.name(), column.type().orElseThrow()))
                .toList();
    }

    /** What it means that there are so many rows; absent where it means nothing bad. */
    Optional<FindingKind> finding(long rows) {
        if (this == LEARN) {
            return rows > 0 ? Optional.empty() : Optional.of(FindingKind.FLEET_NOTHING_LEARNED);
        }
        return finding.filter(kind -> rows > 0);
    }

    /** Its name: {@code who-has-digest}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that name. */
    public static Optional<NamedQuery> named(String name) {
        return Arrays.stream(values()).filter(query -> query.id().equals(name)).findFirst();
    }

    /** Its SQL. */
    public String sql() throws IOException {
        return sql(id());
    }

    static String sql(String name) throws IOException {
        try (InputStream in = NamedQuery.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sql is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Columns {
        static final AnswerColumn HOST = AnswerColumn.text("host", "Name under which the list was collected: a claim.");
        static final AnswerColumn PATH = AnswerColumn.text("path", "Path or label, escaped.");
        static final AnswerColumn ALGORITHM = AnswerColumn.text("digest_algorithm", "Algorithm of digest.");
        static final AnswerColumn DIGEST = AnswerColumn.text("digest", "Digest of the content, in hex.");
        static final AnswerColumn FIRST_SEEN_DAY = AnswerColumn.text("first_seen", "The first day.");
        static final AnswerColumn GROUP = AnswerColumn.text("host_group", "The host's group; empty without one.");
        static final AnswerColumn HOSTS = AnswerColumn.number("hosts", "How many hosts have it.");
        static final AnswerColumn ONE_HOST = AnswerColumn.text("host", "A host; the first of several by name.");
        static final AnswerColumn VOUCHED =
                AnswerColumn.text("vouched", "What vouches for it at best: quote, pcr, after or none.");
        static final AnswerColumn CHECK =
                AnswerColumn.text("template_digest_check", "matches, mismatch, violation or not_computable.");
        static final AnswerColumn DAY = AnswerColumn.text("day", "The day.");
        static final AnswerColumn ENTRY =
                AnswerColumn.number("entry", "Number of the entry, from 1; the first of several.");
        static final AnswerColumn LIST = AnswerColumn.text("list_sha256", "SHA-256 of the list.");

        static final List<AnswerColumn> WHO_HAS = List.of(
                HOST,
                PATH,
                ALGORITHM,
                DIGEST,
                FIRST_SEEN_DAY,
                AnswerColumn.text("last_seen", "The last day."),
                VOUCHED,
                CHECK);
        static final List<AnswerColumn> FIRST_SEEN =
                List.of(DAY, HOST, ENTRY, PATH, ALGORITHM, DIGEST, VOUCHED, CHECK, LIST);
        static final List<AnswerColumn> RARE = List.of(
                ALGORITHM,
                DIGEST,
                HOSTS,
                PATH,
                AnswerColumn.number("paths", "Under how many paths."),
                FIRST_SEEN_DAY,
                ONE_HOST);
        static final List<AnswerColumn> NEW = List.of(PATH, ALGORITHM, DIGEST, FIRST_SEEN_DAY, HOSTS, ONE_HOST);
        static final List<AnswerColumn> DRIFT = List.of(HOST, GROUP, PATH, ALGORITHM, DIGEST, FIRST_SEEN_DAY);
        static final List<AnswerColumn> VERDICTS = List.of(
                DAY,
                HOST,
                AnswerColumn.text("kind", "What is wrong: a kind of finding, or of damage."),
                AnswerColumn.number("count", "How many of that kind."),
                ENTRY,
                AnswerColumn.text("message", "One of them in a sentence."),
                LIST,
                AnswerColumn.text("verdict", "The verdict of all its evidence."));
        static final List<AnswerColumn> LEARN = List.of(PATH, ALGORITHM, DIGEST, HOSTS);
    }
}
