package dev.imatool.fleet.spark.folder;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** An HDFS of one machine, and a disk that behaves as an object store. */
public final class Stores implements AutoCloseable {
    private final Path disk;
    private final MiniDFSCluster hdfs;

    private Stores(Path disk, MiniDFSCluster hdfs) {
        this.disk = disk;
        this.hdfs = hdfs;
    }

    /**
     * Starts them.
     *
     * @param hadoop is told of them
     */
    public static Stores in(Path disk, Configuration hadoop) throws IOException {
        hadoop.set("fs." + ObjectStore.SCHEME + ".impl", ObjectStore.class.getName());
        hadoop.set("fs.AbstractFileSystem." + ObjectStore.SCHEME + ".impl", ObjectStore.Delegate.class.getName());
        Configuration own = new Configuration(hadoop);
        own.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, disk.resolve("hdfs").toString());
        return new Stores(disk, new MiniDFSCluster.Builder(own).build());
    }

    /** A folder in each, not there yet. */
    public String[] folders(String name) throws IOException {
        return new String[] {
            hdfs.getFileSystem().getUri() + "/" + name,
            ObjectStore.SCHEME + ":" + disk.resolve("objects").resolve(name)
        };
    }

    @Override
    public void close() {
        hdfs.shutdown();
    }
}
