// SPDX-License-Identifier: MIT
#include "harness/sweep.hpp"

#include <atomic>
#include <thread>

#include "harness/mpfr_number.hpp"
#include "harness/sampling.hpp"

namespace harness {

namespace {

/// What work(i, result) finds for every i below the number of threads, all in one.
template <class Work>
result on_all_threads(const Work& work) {
    std::vector<result> results(std::max(1u, std::thread::hardware_concurrency()));
    const auto work_for = [&](std::size_t i) {
        result mine; // in results, two threads would write to one cache line all the time
        work(i, mine);
        results[i] = mine;
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < results.size(); ++i) threads.emplace_back(work_for, i);
    work_for(0);
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 1; i < results.size(); ++i) results[0].merge(results[i]);
    return results[0];
}

/// Calls visit(r, x, f(x)) for every x.
template <class Visit>
void judge_all(result& r, const tested<double>& f, member m, const std::vector<double>& x,
               const Visit& visit) {
    std::vector<double> y(x.size());
    f.evaluate(m, x.data(), y.data(), x.size());
    const std::size_t step = std::max(1u, std::thread::hardware_concurrency());
    r.merge(on_all_threads([&](std::size_t first, result& mine) {
        mine.worst = r.worst; // what a fast judge has to beat
        for (std::size_t i = first; i < x.size(); i += step) visit(mine, x[i], y[i]);
        mpfr_free_cache();
    }));
}

} // namespace

result sweep_floats(const tested<float>& f, member m, std::uint64_t stride, std::uint64_t first,
                    const std::function<void(std::uint64_t)>& progress) {
    constexpr std::uint64_t all = std::uint64_t{1} << 32, chunk = 1 << 14;
    const limits<float> limits = f.limits();
    const double root = f.root();
    std::atomic<std::uint64_t> next{first};
    return on_all_threads([&](std::size_t, result& r) {
        std::vector<float> x(chunk), y(chunk);
        while (true) {
            const std::uint64_t begin = next.fetch_add(chunk * stride);
            if (begin >= all) return;
            const std::size_t n =
                static_cast<std::size_t>(std::min(chunk, (all - begin + stride - 1) / stride));
            for (std::size_t i = 0; i < n; ++i)
                x[i] = std::bit_cast<float>(static_cast<std::uint32_t>(begin + i * stride));
            f.evaluate(m, x.data(), y.data(), n);
            for (std::size_t i = 0; i < n; ++i) {
                // Next to the derivative's root a double reference cancels; nowhere is a NaN, and
                // no x is near that.
                if (m == member::derivative && std::abs(x[i] - root) < 0.02) {
                    judge(r, x[i], y[i], f.reference<long double>(m, x[i]), limits, m);
                } else {
                    judge(r, x[i], y[i], f.reference<double>(m, x[i]), limits, m);
                }
            }
            if (progress) progress(std::min(begin + chunk * stride, all));
        }
    });
}

result check_floats(const tested<float>& f, member m, const std::vector<float>& x) {
    std::vector<float> y(x.size());
    f.evaluate(m, x.data(), y.data(), x.size());
    result r;
    for (std::size_t i = 0; i < x.size(); ++i)
        judge(r, x[i], y[i], f.reference<long double>(m, x[i]), f.limits(), m);
    return r;
}

result check_doubles(const tested<double>& f, member m, std::size_t n,
                     double_judge::verdict verdict) {
    constexpr std::size_t chunk = 1 << 18;
    random_doubles source(f);
    const double_judge judge(f, m);
    std::vector<double> x = hard_inputs(f);
    x.insert(x.end(), {inf<double>, -inf<double>, std::numeric_limits<double>::quiet_NaN()});
    if (x.size() < n) source.add(x, std::min(n - x.size(), chunk));
    result r;
    for (std::size_t done = 0;;) {
        judge_all(r, f, m, x,
                  [&](result& mine, double at, double got) { (judge.*verdict)(mine, at, got); });
        if ((done += x.size()) >= n) return r;
        x.clear();
        source.add(x, std::min(n - done, chunk));
    }
}

} // namespace harness
