/**
 * Two jobs on real files, as a user would write them: the words of a tree of sources, and the log
 * of a web server in a gzip file. They are measured beside what a user would pick instead.
 */
@NullMarked
package dev.sluice.benchmarks.files;

import org.jspecify.annotations.NullMarked;
