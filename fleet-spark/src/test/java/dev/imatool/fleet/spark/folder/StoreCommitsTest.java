package dev.imatool.fleet.spark.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.TableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commits to a real HDFS, and to what behaves as an object store. */
class StoreCommitsTest {
    private static final String DAY = "day=2026-11-01";
    private static final String[] NAMES = {"a1", "b2", "c3", "d4"};

    @TempDir
    static java.nio.file.Path disk;

    private static final Configuration HADOOP = new Configuration();
    private static Stores stores;
    private static int folders;

    @BeforeAll
    static void start() throws IOException {
        stores = Stores.in(disk, HADOOP);
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    static Stream<String> fleets() throws IOException {
        return Arrays.stream(stores.folders("fleet" + folders++));
    }

    private static FleetCommits begin(String fleet) throws IOException {
        return FleetCommits.begin(fleet, HADOOP, () -> {});
    }

    private static FileSystem files(String fleet) throws IOException {
        return new Path(fleet).getFileSystem(HADOOP);
    }

    /** A batch of two files of entries and one of lists, which say what they are. */
    private static List<BatchFile> batch(String fleet, FleetCommits commits, String name) throws IOException {
        Path aside = commits.aside();
        List<BatchFile> batch = new ArrayList<>();
        for (String place : List.of(
                "entries/" + DAY + "/" + name + "-0.parquet",
                "entries/" + DAY + "/" + name + "-1.parquet",
                "lists/" + DAY + "/" + name + ".parquet")) {
            Path written = new Path(aside, "part-" + batch.size() + ".parquet");
            try (FSDataOutputStream out = files(fleet).create(written)) {
                out.write(place.getBytes(StandardCharsets.UTF_8));
            }
            batch.add(new BatchFile(written, place));
        }
        return batch;
    }

    /** What is committed: each file says what it is. */
    private static List<String> committed(String fleet) throws IOException {
        FleetFolder folder = HadoopFolder.of(fleet, HADOOP);
        List<String> names = new ArrayList<>();
        for (String table : List.of("entries", "lists")) {
            for (TableFile file : folder.files(table)) {
                try (InputStream in = files(fleet).open(new Path(folder.root() + "/" + file.name()))) {
                    byte[] content = in.readAllBytes();
                    assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(file.name());
                    assertThat(file.bytes()).isEqualTo(content.length);
                }
                names.add(file.name());
            }
        }
        return names;
    }

    private static List<String> ofBatches(String... names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.add("entries/" + DAY + "/" + name + "-0.parquet");
            all.add("entries/" + DAY + "/" + name + "-1.parquet");
        }
        for (String name : names) {
            all.add("lists/" + DAY + "/" + name + ".parquet");
        }
        return all;
    }

    private static List<String> work(String fleet) throws IOException {
        return Arrays.stream(files(fleet).listStatus(new Path(fleet, ".ingest")))
                .map(left -> left.getPath().getName().replaceFirst("^aside-[0-9a-f-]{36}$", "aside"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fleets")
    void batchesAreCommitted(String fleet) throws IOException {
        try (FleetCommits commits = begin(fleet)) {
            for (String name : List.of("a1", "b2")) {
                assertThat(commits.turn().commit(name, batch(fleet, commits, name)))
                        .isTrue();
            }
            assertThat(commits.folder().isFleet()).isTrue();
        }
        assertThat(committed(fleet)).isEqualTo(ofBatches("a1", "b2"));
        assertThat(work(fleet)).containsExactly("batch-000000000001", "batch-000000000002");
    }

    /** Who has begun before another has committed has not seen what that has brought. */
    @ParameterizedTest
    @MethodSource("fleets")
    void theSlowerOneBeginsAnew(String fleet) throws IOException {
        try (FleetCommits slow = begin(fleet);
                FleetCommits fast = begin(fleet)) {
            FleetCommits.Turn turn = slow.turn();
            assertThat(fast.turn().commit("b2", batch(fleet, fast, "b2"))).isTrue();
            assertThat(turn.commit("a1", batch(fleet, slow, "a1"))).isFalse();
            assertThat(committed(fleet)).isEqualTo(ofBatches("b2"));
            assertThat(slow.turn().commit("a1", batch(fleet, slow, "a1"))).isTrue();
        }
        assertThat(committed(fleet)).isEqualTo(ofBatches("a1", "b2"));
    }

    /** Of four that commit at once, each does in the end, and no number is used twice. */
    @ParameterizedTest
    @MethodSource("fleets")
    void manyAtOnce(String fleet) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(NAMES.length)) {
            List<Callable<Integer>> all = Arrays.stream(NAMES)
                    .<Callable<Integer>>map(name -> () -> {
                        try (FleetCommits commits = begin(fleet)) {
                            int tries = 1;
                            while (!commits.turn().commit(name, batch(fleet, commits, name))) {
                                tries++;
                            }
                            return tries;
                        }
                    })
                    .toList();
            for (Future<Integer> done : threads.invokeAll(all)) {
                assertThat(done.get()).isPositive();
            }
        }
        assertThat(committed(fleet)).isEqualTo(ofBatches(NAMES));
        assertThat(work(fleet))
                .isEqualTo(IntStream.rangeClosed(1, NAMES.length)
                        .mapToObj(number -> "batch-00000000000" + number)
                        .toList());
    }

    /** Killed when the batch has its number and some of its files are in their places: nothing counts, and the next one completes it. */
    @ParameterizedTest
    @MethodSource("fleets")
    void killedBetweenNumberAndPlaces(String fleet) throws IOException {
        FleetCommits killed = begin(fleet);
        List<BatchFile> batch = batch(fleet, killed, "a1");
        BatchLog log = new BatchLog(HadoopFolder.of(fleet, HADOOP), HADOOP);
        assertThat(log.commit(1, batch, killed.aside())).isTrue();
        files(fleet).mkdirs(new Path(fleet, "entries/" + DAY));
        files(fleet).rename(batch.get(0).written(), new Path(fleet, batch.get(0).place()));
        assertThat(committed(fleet)).isEmpty();
        begin(fleet).close();
        assertThat(committed(fleet)).isEqualTo(ofBatches("a1"));
    }

    /** Killed before that: nothing has happened, and what was written goes after a week. */
    @ParameterizedTest
    @MethodSource("fleets")
    void killedBeforeItHasANumber(String fleet) throws IOException {
        FleetCommits killed = begin(fleet);
        List<BatchFile> batch = batch(fleet, killed, "a1");
        begin(fleet).close();
        assertThat(committed(fleet)).isEmpty();
        assertThat(work(fleet)).containsExactly("aside");
        long old = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(8);
        Path aside = batch.get(0).written().getParent();
        for (Path left : List.of(
                batch.get(0).written(),
                batch.get(1).written(),
                batch.get(2).written(),
                new Path(aside.getParent(), "0/clock"))) {
            assertThat(work(fleet)).containsExactly("aside");
            files(fleet).setTimes(left, old, old);
            begin(fleet).close();
        }
        assertThat(work(fleet)).isEmpty();
    }

    /** A batch whose files are gone is said to be so; it is not passed over. */
    @ParameterizedTest
    @MethodSource("fleets")
    void filesThatAreGone(String fleet) throws IOException {
        FleetCommits killed = begin(fleet);
        List<BatchFile> batch = batch(fleet, killed, "a1");
        assertThat(new BatchLog(HadoopFolder.of(fleet, HADOOP), HADOOP).commit(1, batch, killed.aside()))
                .isTrue();
        files(fleet).delete(batch.get(1).written(), false);
        assertThatThrownBy(() -> begin(fleet))
                .hasMessageContainingAll("part-1.parquet", batch.get(1).place());
        assertThat(committed(fleet)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fleets")
    void aLogThatIsNone(String fleet) throws IOException {
        begin(fleet).close();
        Path log = new Path(fleet, ".ingest/batch-000000000001");
        String outside = ".ingest/aside-0/x.parquet lists/" + DAY + "/../../../stolen.parquet\n";
        for (String[] wrong : new String[][] {
            {"", "line 1 is not imatool.fleet-batch/1"},
            {"imatool.fleet-batch/2\n", "line 1 is not imatool.fleet-batch/1"},
            {"imatool.fleet-batch/1\n" + outside, "line 2 names no file of a batch"},
            {
                "imatool.fleet-batch/1\n.ingest/aside-0/../../x.parquet lists/" + DAY + "/a1.parquet\n",
                "line 2 names no file of a batch"
            }
        }) {
            try (FSDataOutputStream out = files(fleet).create(log, true)) {
                out.write(wrong[0].getBytes(StandardCharsets.UTF_8));
            }
            assertThatThrownBy(() -> begin(fleet)).hasMessageContainingAll("batch-000000000001", wrong[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("fleets")
    void whatIsNoFleetIsNotWritten(String fleet) throws IOException {
        Path other = new Path(fleet, "precious");
        files(fleet).create(other).close();
        assertThatThrownBy(() -> begin(fleet)).hasMessage(fleet + " is no fleet, and not empty");
        try (FSDataOutputStream mark = files(fleet).create(new Path(fleet, "fleet.json"))) {
            mark.write("{\"schema\":\"imatool.fleet-folder/9\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> begin(fleet)).hasMessageContaining("is no fleet of version 1");
        assertThat(files(fleet).listStatus(new Path(fleet))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("fleets")
    void groupsReplaceThoseBefore(String fleet) throws IOException {
        try (FleetCommits commits = begin(fleet)) {
            assertThat(commits.folder().hasHosts()).isFalse();
            for (String said : List.of("first", "second")) {
                Path written = new Path(commits.aside(), "hosts");
                try (FSDataOutputStream out = files(fleet).create(written)) {
                    out.write(said.getBytes(StandardCharsets.UTF_8));
                }
                commits.hosts(written);
                try (InputStream in = files(fleet).open(new Path(fleet, "hosts/hosts.parquet"))) {
                    assertThat(in.readAllBytes()).asString().isEqualTo(said);
                }
            }
            assertThat(commits.folder().hasHosts()).isTrue();
        }
    }
}
