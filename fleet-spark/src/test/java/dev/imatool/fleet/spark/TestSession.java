package dev.imatool.fleet.spark;

import org.apache.spark.sql.SparkSession;

/** Spark as the tests start it. */
final class TestSession {
    private TestSession() {}

    static SparkSession start() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.log.level", "ERROR")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.hadoop.fs.far.impl", FarFileSystem.class.getName())
                .config("spark.sql.catalogImplementation", "in-memory")
                .getOrCreate();
    }
}
