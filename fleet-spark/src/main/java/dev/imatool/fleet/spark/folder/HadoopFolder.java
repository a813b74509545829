package dev.imatool.fleet.spark.folder;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.TableFile;
import dev.imatool.parsers.FileNames;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The folder of a fleet wherever Hadoop reaches. */
public final class HadoopFolder implements FleetFolder {
    private static final String DISK = "file";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*", Pattern.DOTALL);

    /** A file of a table is {@code TABLE/day=DAY/NAME.parquet}. */
    private static final int DEPTH = 3;

    private final String name;
    private final Path root;
    private final FileSystem files;

    private HadoopFolder(String name, Path root, FileSystem files) {
        this.name = name;
        this.root = root;
        this.files = files;
    }

    /**
     * A folder.
     *
     * @param name with the name of its file system, or a path on that which Hadoop takes where none is named
     * @throws IOException if there is no such file system
     */
    public static HadoopFolder of(String name, Configuration hadoop) throws IOException {
        boolean onDisk = !SCHEME.matcher(name).matches()
                && FileSystem.getDefaultUri(hadoop).getScheme().equals(DISK);
        // Hadoop takes what is before a colon for the name of a file system
        Path path = new Path(
                onDisk ? DISK + ":" + FileNames.path(name).toAbsolutePath().normalize() : name);
        FileSystem files = path.getFileSystem(hadoop);
        return new HadoopFolder(onDisk ? FileNames.name(FileNames.path(name)) : name, files.makeQualified(path), files);
    }

    Path path() {
        return root;
    }

    FileSystem files() {
        return files;
    }

    /** True when it is on a disk of this machine. */
    boolean isLocal() {
        return files.getUri().getScheme().equals(DISK);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String root() {
        return root.toString();
    }

    @Override
    public Optional<String> mark() throws IOException {
        try (InputStream in = files.open(new Path(root, MARK))) {
            return Optional.of(new String(in.readNBytes(MARK_BYTES), StandardCharsets.UTF_8));
        } catch (FileNotFoundException missing) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isFree() throws IOException {
        try {
            return Arrays.stream(files.listStatus(root))
                    .allMatch(inside -> inside.getPath().getName().equals(WORK));
        } catch (FileNotFoundException missing) {
            return true;
        }
    }

    @Override
    public List<TableFile> written(String table) throws IOException {
        List<TableFile> found = new ArrayList<>();
        int prefix = root.toUri().getPath().length() + 1;
        try {
            RemoteIterator<LocatedFileStatus> all = files.listFiles(new Path(root, table), true);
            while (all.hasNext()) {
                LocatedFileStatus file = all.next();
                String below = file.getPath().toUri().getPath().substring(prefix);
                if (below.endsWith(PARQUET) && below.split("/", -1).length <= DEPTH) {
                    found.add(new TableFile(below, file.getLen()));
                }
            }
        } catch (FileNotFoundException missing) {
            return List.of();
        }
        found.sort(Comparator.comparing(TableFile::name));
        return found;
    }

    @Override
    public boolean hasHosts() throws IOException {
        return files.exists(new Path(root, HOSTS));
    }
}
