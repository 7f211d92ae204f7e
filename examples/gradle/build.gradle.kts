plugins {
  application
}

val sluice = providers.gradleProperty("sluice.version").getOrElse("0.1.0-SNAPSHOT")

repositories {
  mavenLocal()
  mavenCentral()
}

java {
  toolchain {
    languageVersion = JavaLanguageVersion.of(25)
  }
}

dependencies {
  implementation(platform("dev.sluice:sluice-bom:$sluice"))
  implementation("dev.sluice:sluice-runtime")
  compileOnly("dev.sluice:sluice-annotations:$sluice")
  annotationProcessor("dev.sluice:sluice-processor:$sluice")
}

application {
  mainClass = "com.example.Squares"
}
