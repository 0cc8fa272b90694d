// SPDX-License-Identifier: MIT
//
// The formulas as Eigen's expressions.

#include <Eigen/Core>
#include <unsupported/Eigen/SpecialFunctions>

#include "bench/peers.hpp"
#include "bench/rows.hpp"

namespace hinge::bench {
namespace {

struct whole_array {
    template <class F, class T, class... In>
    static void run(F f, std::size_t n, T* out, const In*... in) {
        using array = Eigen::Array<T, Eigen::Dynamic, 1>;
        const auto size = static_cast<Eigen::Index>(n);
        Eigen::Map<array>(out, size) = f(Eigen::Map<const array>(in, size)...);
    }
    template <class F, class G, class T, class... In>
    static void run_both(F f, G g, std::size_t n, T* out, T* out2, const In*... in) {
        run(f, n, out, in...);
        run(g, n, out2, in...);
    }
};

} // namespace

peer eigen_peer() {
    peer result{
        "eigen", version_of({EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION}), {}};
    for_each_row([&](const char* name, auto row) {
        result.entries.push_back(
            {name, functions_of<whole_array>(element_types<float, double>{}, row.eigen)});
    });
    return result;
}

} // namespace hinge::bench
