/** The folder of a fleet on disk: where its files lie, and how new ones come in whole. */
@NullMarked
package dev.imatool.fleet.folder;

import org.jspecify.annotations.NullMarked;
