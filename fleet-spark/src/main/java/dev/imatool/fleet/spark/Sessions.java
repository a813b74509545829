package dev.imatool.fleet.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark where it is asked to run: by spark-submit, else on the processors of this machine. */
final class Sessions {
    private Sessions() {}

    static SparkSession start(String name) {
        SparkSession.Builder session = SparkSession.builder()
                .appName(name)
                .config("spark.log.level", "WARN")
                // else it says that it shortens how it prints plans
                .config("spark.sql.debug.maxToStringFields", "100")
                // the only tables are those of the fleet: what a cluster knows of others is not looked at
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.defaultCatalog", "spark_catalog");
        if (!new SparkConf().contains("spark.master")) {
            session.master("local[*]");
        }
        return session.getOrCreate();
    }
}
