package dev.imatool.fleet.spark.folder;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.LocalFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commits to a disk as {@link LocalFolder} has it, whichever engine writes. */
final class LocalCommits implements FleetCommits {
    private final HadoopFolder folder;
    private final LocalFolder.Writing writing;

    LocalCommits(HadoopFolder folder, LocalFolder.Writing writing) {
        this.folder = folder;
        this.writing = writing;
    }

    static Path local(org.apache.hadoop.fs.Path path) {
        return Path.of(path.toUri().getPath());
    }

    @Override
    public FleetFolder folder() {
        return folder;
    }

    @Override
    public org.apache.hadoop.fs.Path aside() throws IOException {
        return new org.apache.hadoop.fs.Path(
                "file:" + writing.aside().toAbsolutePath().normalize());
    }

    @Override
    public void hosts(org.apache.hadoop.fs.Path written) throws IOException {
        writing.hosts(local(written));
    }

    /** Nobody else writes until this is closed. */
    @Override
    public Turn turn() {
        return this::commit;
    }

    private boolean commit(String name, List<BatchFile> files) throws IOException {
        Path aside = writing.aside();
        for (BatchFile file : files) {
            Path place = aside.resolve(file.place());
            Path parent = place.getParent();
            if (parent == null) {
                throw new FileNotFoundException(file.place());
            }
            Files.createDirectories(parent);
            Files.move(local(file.written()), place);
        }
        writing.commit(name, aside);
        return true;
    }

    @Override
    public void close() throws IOException {
        writing.close();
    }
}
