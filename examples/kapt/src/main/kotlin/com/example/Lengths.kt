package com.example

import dev.sluice.ReceiveChannel
import dev.sluice.annotation.Pipeline
import dev.sluice.annotation.Stage

/** Adds up the lengths of words. */
@Pipeline
class Lengths(private val text: String) {
    @Stage(out = ["words"])
    fun split(): Iterable<String> = text.split(" ")

    @Stage(`in` = ["words"], out = ["lengths"])
    fun length(word: String): Int = word.length

    @Stage(`in` = ["lengths"])
    fun total(lengths: ReceiveChannel<Int>): Long {
        var total = 0L
        for (length in lengths) total += length
        return total
    }
}

fun main() {
    println(LengthsPipeline(Lengths("a pipeline in Kotlin")).run())
}
