# Sources of a folder compiled together: what they share is parsed and instantiated once, which saves half of a build from
# nothing. So names are unique in a folder, those in anonymous namespaces too. The sanitizers' build compiles each file on
# its own, and so shows what a file forgot to include.

option(QUALM_UNITE "Compile the sources of a folder together" ON)

# uniteSources(<target> [<file to keep apart>...])
function(uniteSources target)
  if(QUALM_UNITE)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()
