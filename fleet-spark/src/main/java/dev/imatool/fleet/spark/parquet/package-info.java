/** Tables as Parquet has them. */
@NullMarked
package dev.imatool.fleet.spark.parquet;

import org.jspecify.annotations.NullMarked;
