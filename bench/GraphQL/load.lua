-- Posts one body for ever; the figures come as one line of JSON. BODY is the path of the body.
local file = assert(io.open(assert(os.getenv("BODY"), "BODY must be the path of a request body"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
file:close()

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('FIGURES {"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.timeout + e.status))
end
