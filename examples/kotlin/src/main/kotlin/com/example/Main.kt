package com.example

import dev.sluice.Channel
import dev.sluice.Go.go

fun main() {
    val words = Channel.make<String>("words", 4)
    val loud = Channel.make<String>("loud", 4)
    go {
        for (word in listOf("hello", "from", "kotlin")) words.send(word)
        words.close()
    }
    ShoutPipeline().start(words, loud).use { run ->
        for (word in loud) println(word)
        run.join()
    }
}
