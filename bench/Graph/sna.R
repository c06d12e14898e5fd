# Holds brokerage, Krackhardt's dimensions and QAP against R's sna, on the graphs of SnaFiles.cs, and writes a table.
#   dotnet run -c Release --project bench/Graph -- sna bench/Graph/networks/sna
#   Rscript bench/Graph/sna.R bench/Graph/networks/sna > bench/Graph/results/sna.md       (apt-get install r-base-core r-cran-sna)
suppressMessages(suppressPackageStartupMessages(library(sna)))
folder <- commandArgs(trailingOnly = TRUE)[1]
people <- read.csv(file.path(folder, "people.csv"))
ties <- read.csv(file.path(folder, "ties.csv"))
ours <- read.csv(file.path(folder, "ours.csv"), stringsAsFactors = FALSE)

matrix.of <- function(number) {
  n <- sum(people$graph == number)
  m <- matrix(0, n, n)
  of <- ties[ties$graph == number, ]
  m[cbind(of$from, of$to)] <- 1
  m
}

# One column of figures as (figure, place, value).
column <- function(figure, values) data.frame(figure = figure, place = seq_along(values), value = as.numeric(values))

theirs.of <- function(number) {
  m <- matrix.of(number)
  groups <- people$group[people$graph == number]
  b <- brokerage(m, groups)
  parts <- list()
  for (role in c("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")) {
    parts <- c(parts, list(
      column(paste("raw", role), b$raw.nli[, role]),
      column(paste("expected", role), b$exp.nli[, role]),
      column(paste("z", role), b$z.nli[, role]),
      column(paste("network raw", role), b$raw.gli[role]),
      column(paste("network z", role), b$z.gli[role])))
  }
  other <- matrix.of(if (number %% 2 == 1) number + 1 else number - 1)
  draws <- qaptest(list(m, other), gcor, reps = 2000, g1 = 1, g2 = 2)
  parts <- c(parts, list(
    column("connectedness", connectedness(m)),
    column("hierarchy", hierarchy(m, measure = "krackhardt")),
    column("efficiency", efficiency(m)),
    column("lubness", lubness(m)),
    column("gcor", gcor(m, other)),
    column("qap mean", mean(draws$dist)),
    column("qap deviation", sqrt(mean((draws$dist - mean(draws$dist))^2))),
    column("qap p greater", mean(draws$dist >= draws$testval - 1e-12))))  # Equal sums may differ by rounding.
  cbind(graph = number, do.call(rbind, parts))
}

set.seed(1)
theirs <- do.call(rbind, lapply(unique(people$graph), theirs.of))
both <- merge(ours, theirs, by = c("graph", "figure", "place"), suffixes = c(".ours", ".sna"))
stopifnot(nrow(both) == nrow(ours), nrow(both) == nrow(theirs))
both$value.sna[!is.finite(both$value.sna)] <- NA
both$apart <- abs(both$value.ours - both$value.sna)

cat(sprintf("R %s.%s, sna %s; %d directed graphs of %d to %d people in three groups.\n\n",
  R.version$major, R.version$minor, packageVersion("sna"), length(unique(people$graph)),
  min(table(people$graph)), max(table(people$graph))))
cat("| figure | values | equal (1e-9) | furthest apart | only ours has one | only sna has one |\n|---|---|---|---|---|---|\n")
for (figure in unique(ours$figure)) {
  at <- both[both$figure == figure, ]
  pair <- at[!is.na(at$value.ours) & !is.na(at$value.sna), ]
  equal <- sum(pair$apart <= pmax(1e-10, 1e-9 * abs(pair$value.sna)))
  none <- sum(is.na(at$value.ours) & is.na(at$value.sna))
  cat(sprintf("| %s | %d | %d%s | %.2g | %d | %d |\n", figure, nrow(at), equal,
    if (none > 0) sprintf(" and %d both without", none) else "",
    if (nrow(pair) > 0) max(pair$apart) else 0,
    sum(!is.na(at$value.ours) & is.na(at$value.sna)), sum(is.na(at$value.ours) & !is.na(at$value.sna))))
}
