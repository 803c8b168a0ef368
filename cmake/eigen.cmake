# Eigen is headers only, used behind .cpp files. A system include: its warnings are not ours.

find_path(QUALM_EIGEN_INCLUDE Eigen/Core PATHS /usr/include/eigen3 /usr/local/include/eigen3 /opt/homebrew/include/eigen3
          NO_CMAKE_FIND_ROOT_PATH REQUIRED)

add_library(qualm_eigen INTERFACE)
target_include_directories(qualm_eigen SYSTEM INTERFACE ${QUALM_EIGEN_INCLUDE})
target_compile_definitions(qualm_eigen INTERFACE EIGEN_MPL2_ONLY EIGEN_NO_IO)
