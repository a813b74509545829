/** What the parts cost, measured with JMH: template digests, extends, both readers, JSON. {@code bench/parts.sh} runs them. */
@NullMarked
package dev.imatool.bench;

import org.jspecify.annotations.NullMarked;
