package dev.imatool.fleet.spark;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Files that are reached through Hadoop alone: the disk of this machine under another name. */
public final class FarFileSystem extends RawLocalFileSystem {
    /** What is done when a file is opened. */
    static final AtomicReference<Runnable> OPENED = new AtomicReference<>(() -> {});

    @Override
    public FSDataInputStream open(Path path, int buffer) throws IOException {
        OPENED.get().run();
        return super.open(path, buffer);
    }

    @Override
    public URI getUri() {
        return URI.create("far:///");
    }

    @Override
    public String getScheme() {
        return "far";
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return plain(super.getFileStatus(path));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return Arrays.stream(super.listStatus(path)).map(FarFileSystem::plain).toArray(FileStatus[]::new);
    }

    /** That of a local file looks for its owner on the disk, under the other name. */
    private static FileStatus plain(FileStatus local) {
        return new FileStatus(
                local.getLen(),
                local.isDirectory(),
                local.getReplication(),
                local.getBlockSize(),
                local.getModificationTime(),
                local.getPath());
    }
}
