/**
 * What Container-IMA keeps next to the list: the values of its cpcr file, and the log of the containers that were started.
 */
@NullMarked
package dev.imatool.model.container;

import org.jspecify.annotations.NullMarked;
