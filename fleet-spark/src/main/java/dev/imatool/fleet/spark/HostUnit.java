package dev.imatool.fleet.spark;

import java.io.Serializable;
import java.util.List;

/**
 * A host that a task is to read.
 *
 * @param name what it is called; empty for an archive in which folders name hosts
 * @param evidence where it lies, as Hadoop names it: {@code file:/…}, {@code hdfs://…}
 * @param bytes how large it is, about
 */
record HostUnit(String name, String evidence, long bytes) implements Serializable {
    /**
     * Hosts that one task reads one after the other.
     *
     * @param number of the task, from 0
     */
    record Bin(int number, List<HostUnit> hosts) implements Serializable {
        Bin {
            hosts = List.copyOf(hosts);
        }
    }
}
