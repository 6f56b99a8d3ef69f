-- Asks in turn for what listeners and podcast apps ask for: pages, the feed anew and unchanged, audio whole and in part.
local lines = {}
for line in io.lines(os.getenv("HEARDLINE_ADDRESSES")) do
	lines[#lines + 1] = line
end
local turn = 0
request = function()
	turn = turn + 1
	local method, path, header, value = lines[turn % #lines + 1]:match("^(%S+) (%S+) ?(%S*) ?(.*)$")
	local headers = {}
	if header ~= "" then
		headers[header] = value
	end
	return wrk.format(method, path, headers)
end
local wrong = 0
response = function(status)
	if status >= 400 then
		wrong = wrong + 1
	end
end
done = function(summary, latency)
	local errors = summary.errors
	print(string.format(
		"%d requests, %.0f a second, %d bad answers, %d broken connections, median %.1f ms, 99th percentile %.1f ms",
		summary.requests, summary.requests / summary.duration * 1e6, errors.status,
		errors.connect + errors.read + errors.write + errors.timeout,
		latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
