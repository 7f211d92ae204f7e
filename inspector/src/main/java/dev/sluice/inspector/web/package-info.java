/** The server: who may ask, and what is answered. It knows what is watched, and nothing else. */
@NullMarked
package dev.sluice.inspector.web;

import org.jspecify.annotations.NullMarked;
